// Names of the customers, as they are in Dublin and in Moscow.
import type { Chance } from "../chance";

const IRISH_FIRST =
  "Aisling Áine Brian Cathal Ciara Ciarán Clodagh Colm Cormac Dara Deirdre Diarmuid Eimear Emma Eoin Fiachra Fionnuala Gavin Gerard Ian Jack James John Katie Laura Liam Lorcan Louise Maeve Mark Michael Muireann Niall Nora Oisín Órla Paul Peter Róisín Rory Ruth Sarah Sean Siobhán Stephen Tara Thomas Una".split(
    " ",
  );
const IRISH_LAST =
  "Ahern Barry Boyle Burke Byrne Carroll Casey Clarke Collins Connolly Cullen Cunningham Doherty Donnelly Doyle Duffy Dunne Fitzgerald Fitzpatrick Flanagan Flynn Foley Gallagher Healy Higgins Hogan Hayes Kavanagh Kearney Kelly Kenny Lynch Maguire Maher McCarthy McDonagh McGrath Moloney Moore Moran Murphy Nolan O’Brien O’Connor O’Donnell O’Reilly Power Quinn Regan Ryan Sheehan Smyth Sweeney Tierney Ward Whelan".split(
    " ",
  );
const FROM_ELSEWHERE = [
  "Agnieszka Kowalska",
  "Ana Ribeiro",
  "Anjali Nair",
  "Bogdan Ionescu",
  "Chidi Okafor",
  "Chloé Martin",
  "Daniela Costa",
  "Diego Fernández",
  "Emeka Eze",
  "Giulia Conti",
  "Jonas Becker",
  "Katarzyna Wójcik",
  "Lena Schmidt",
  "Marcin Nowak",
  "Mei Chen",
  "Mehmet Yılmaz",
  "Nadia Haddad",
  "Oksana Bondar",
  "Paulo Souza",
  "Priya Menon",
  "Rasa Petrauskaitė",
  "Tomasz Lewandowski",
  "Wei Zhang",
  "Zsófia Tóth",
];

const MEN =
  "Александр Алексей Андрей Антон Артём Борис Вадим Василий Виталий Владимир Георгий Денис Дмитрий Евгений Иван Игорь Кирилл Константин Леонид Максим Михаил Никита Николай Олег Павел Пётр Роман Сергей Степан Тимур Юрий Ярослав".split(
    " ",
  );
const WOMEN =
  "Александра Алина Алла Анастасия Анна Валентина Валерия Вера Виктория Галина Дарья Евгения Екатерина Елена Жанна Инна Ирина Кристина Ксения Лариса Людмила Марина Мария Надежда Наталья Оксана Ольга Полина Светлана Софья Татьяна Юлия".split(
    " ",
  );
/** The masculine form; the feminine one adds "а", "ская" replaces "ский". */
const FAMILIES =
  "Абрамов Алексеев Андреев Антонов Баранов Белов Беляев Богданов Борисов Быков Васильев Виноградов Власов Волков Воробьёв Гаврилов Голубев Григорьев Гусев Данилов Денисов Дмитриев Егоров Ефимов Жуков Зуев Ильин Калинин Карпов Киселёв Ковалёв Козлов Комаров Крюков Кузнецов Кузьмин Лазарев Лебедев Макаров Марков Мартынов Медведев Мельников Миронов Морозов Назаров Никитин Новиков Орлов Осипов Павлов Панов Петров Поляков Пономарёв Романов Рябов Савельев Семёнов Сидоров Смирнов Соболев Степанов Тарасов Титов Тихонов Фёдоров Филиппов Фомин Фролов Чернышевский Шубин Щербаков Яковлев Вишневский Островский".split(
    " ",
  );

const LETTERS: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

export function irishName(chance: Chance): string {
  if (chance.happens(0.18)) return chance.pick(FROM_ELSEWHERE);
  return `${chance.pick(IRISH_FIRST)} ${chance.pick(IRISH_LAST)}`;
}

function feminine(family: string): string {
  return family.endsWith("ский") ? `${family.slice(0, -2)}ая` : `${family}а`;
}

export function russianName(chance: Chance): string {
  const family = chance.pick(FAMILIES);
  return chance.happens(0.55) ? `${chance.pick(MEN)} ${family}` : `${chance.pick(WOMEN)} ${feminine(family)}`;
}

/** An address in the domain that is kept for examples. */
export function emailOf(name: string, serial: number): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join("");
  const plain = latin.normalize("NFD").replace(/[^a-z ]/g, "");
  return `${plain.trim().replace(/ +/g, ".")}${serial}@example.com`;
}
