// Types of text keys: a typo in a key, or a text that was removed, is a compile error.

/** Texts of one room in one language: strings, nested as deep as the room likes. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** What a room exports: the same tree in both languages (a test compares them). */
export interface RoomTexts {
  readonly en: TextTree;
  readonly ru: TextTree;
}

type PluralSuffix = "one" | "few" | "many" | "other" | "zero" | "two";
type WithoutPlural<K extends string> = K extends `${infer Base}_${PluralSuffix}` ? Base : K;

/** Dotted paths of a tree, plural forms folded into one key: `cars_one`, `cars_other` -> `cars`. */
export type TextKey<Tree> = {
  [K in keyof Tree & string]: Tree[K] extends string ? WithoutPlural<K> : `${K}.${TextKey<Tree[K]>}`;
}[keyof Tree & string];

/** Values put into `{{name}}` places; `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the text of a key of one room. */
export type Translate<Key extends string = string> = (key: Key, values?: TextValues) => string;
