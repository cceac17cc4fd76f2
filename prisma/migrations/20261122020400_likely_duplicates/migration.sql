-- Finding records of one person: by e-mail, and by names however they are transliterated. Indexes over expressions are nothing that
-- schema.prisma can hold.

-- A name as it sounds in either alphabet: "Юлия", "Yuliya" and "Julia" are alike. It only finds candidates; the program looks again
-- with the same rules (app/people/customers/merge/likeness.ts).
create function name_skeleton(name text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      translate(
        replace(replace(replace(replace(replace(replace(replace(replace(
          lower(name),
          'щ', 'sh'), 'ш', 'sh'), 'ч', 'ch'), 'ж', 'zh'), 'ю', 'iu'), 'я', 'ia'), 'ц', 'c'), 'х', 'h'),
        'абвгдеёзийклмнопрстуфыэyjwьъ', 'abvgdeeziiklmnoprstufieiiv'
      ),
      'shch', 'sh'), 'sch', 'sh'), 'tch', 'ch'), 'kh', 'h'), 'ts', 'c'), 'tz', 'c'), 'ph', 'f'), 'x', 'ks'), 'io', 'e'), 'ie', 'e'),
    '(.)\1+', '\1', 'g'
  )
$$;

create index customer_name_skeleton on customer using gin (name_skeleton(name) gin_trgm_ops);
create index customer_email_lower on customer (centre_id, lower(email));
