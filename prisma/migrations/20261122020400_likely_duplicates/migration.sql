-- Finding records of one person: by e-mail, and by names however they are transliterated. Indexes over expressions are nothing that
-- schema.prisma can hold.

-- A name as it sounds in either alphabet: "Юлия", "Yuliya" and "Julia" are alike. It only finds candidates; the program looks again
-- with the same rules (app/people/customers/merge/likeness.ts).
create function name_skeleton(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  skeleton text := lower(name);
  pair text[];
  letter text;
begin
  foreach pair slice 1 in array array[
    ['щ', 'sh'], ['ш', 'sh'], ['ч', 'ch'], ['ж', 'zh'], ['ю', 'iu'], ['я', 'ia'], ['ц', 'c'], ['х', 'h']
  ] loop
    skeleton := replace(skeleton, pair[1], pair[2]);
  end loop;
  skeleton := translate(skeleton, 'абвгдеёзийклмнопрстуфыэyjwьъ', 'abvgdeeziiklmnoprstufieiiv');
  foreach pair slice 1 in array array[
    ['shch', 'sh'], ['sch', 'sh'], ['tch', 'ch'], ['kh', 'h'], ['ts', 'c'], ['tz', 'c'], ['ph', 'f'], ['x', 'ks'],
    ['io', 'e'], ['ie', 'e']
  ] loop
    skeleton := replace(skeleton, pair[1], pair[2]);
  end loop;
  foreach letter in array string_to_array('a b c d e f g i k l m n o p r s t u v z', ' ') loop
    skeleton := replace(skeleton, letter || letter, letter);
  end loop;
  return skeleton;
end
$$;

create index customer_name_skeleton on customer using gin (name_skeleton(name) gin_trgm_ops);
create index customer_email_lower on customer (centre_id, lower(email));
