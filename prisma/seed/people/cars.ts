// Cars as they are driven in Dublin and in Moscow, with plates and vehicle identification numbers.
import type { Chance } from "../chance";

export interface Model {
  readonly make: string;
  readonly model: string;
  /** The maker's three characters in front of the identification number. */
  readonly maker: string;
  readonly from: number;
}

function models(list: string): readonly Model[] {
  return list.split("|").map((line) => {
    const [make = "", model = "", maker = "", from = ""] = line.trim().split(",");
    return { make, model, maker, from: Number(from) };
  });
}

export const IRISH_CARS = models(
  `Toyota,Corolla,SB1,2013|Toyota,Yaris,VNK,2012|Toyota,C-HR,NMT,2017|Hyundai,Tucson,TMA,2015|Hyundai,i20,NLH,2014|
   Hyundai,Kona,KMH,2018|Volkswagen,Golf,WVW,2012|Volkswagen,Polo,WVW,2013|Volkswagen,Tiguan,WVG,2014|Škoda,Octavia,TMB,2013|
   Škoda,Superb,TMB,2015|Ford,Focus,WF0,2012|Ford,Fiesta,WF0,2012|Ford,Kuga,WF0,2016|Kia,Sportage,U5Y,2014|Kia,Ceed,U5Y,2015|
   Nissan,Qashqai,SJN,2013|Renault,Clio,VF1,2014|Renault,Captur,VF1,2015|Peugeot,3008,VF3,2016|Dacia,Duster,UU1,2014|
   BMW,320d,WBA,2013|Audi,A4,WAU,2013|Mercedes-Benz,C 220 d,WDD,2014|Volvo,XC60,YV1,2014|Opel,Astra,W0L,2012|SEAT,Leon,VSS,2014`,
);

export const RUSSIAN_CARS = models(
  `LADA,Vesta,XTA,2016|LADA,Granta,XTA,2013|LADA,Largus,XTA,2013|LADA,Niva Travel,XTA,2021|Kia,Rio,Z94,2013|Kia,Sportage,XWE,2014|
   Kia,Ceed,XWE,2013|Hyundai,Solaris,Z94,2013|Hyundai,Creta,Z94,2017|Hyundai,Tucson,TMA,2015|Volkswagen,Polo,XW8,2013|
   Volkswagen,Tiguan,XW8,2014|Škoda,Octavia,XW8,2013|Škoda,Rapid,XW8,2014|Škoda,Kodiaq,TMB,2018|Toyota,Camry,XW7,2013|
   Toyota,RAV4,XW7,2016|Renault,Logan,X7L,2013|Renault,Duster,X7L,2013|Nissan,Qashqai,Z8N,2014|Mazda,CX-5,RUM,2014|
   Haval,Jolion,XZG,2021|Haval,F7,XZG,2019|Geely,Coolray,Y4K,2021|Chery,Tiggo 7 Pro,LVV,2020|BMW,X3,X4X,2014|Mitsubishi,Outlander,Z8T,2014`,
);

const COUNTIES = [
  ["D", 70],
  ["KE", 8],
  ["MH", 7],
  ["WW", 7],
  ["LH", 4],
  ["C", 2],
  ["G", 2],
] as const;

/** Irish: year and half of the year, county, number. No two serials below 99,991 give the same number. */
export function irishPlate(serial: number, year: number, chance: Chance): string {
  const half = chance.happens(0.6) ? 1 : 2;
  const number = ((serial * 7919 + 104) % 99_991) + 1;
  return `${String(year % 100).padStart(2, "0")}${half}-${chance.weighted(COUNTIES)}-${number}`;
}

/** The twelve letters that look alike in both alphabets, and Moscow's regions. */
const LETTERS = "АВЕКМНОРСТУХ";
const REGIONS = ["77", "97", "99", "177", "197", "199", "777", "799", "50", "150", "750"];

/** Russian: letter, three digits, two letters, region. No two serials below 1,726,272 give the same. */
export function russianPlate(serial: number, chance: Chance): string {
  const number = (serial * 104_729 + 17_341) % (999 * 12 ** 3);
  const letter = (place: number) => LETTERS.charAt(Math.floor(number / 999 / 12 ** place) % 12);
  const digits = String((number % 999) + 1).padStart(3, "0");
  return `${letter(0)}${digits}${letter(1)}${letter(2)}${chance.pick(REGIONS)}`;
}

const SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [..."0123456789"]
    .map((digit): [string, number] => [digit, Number(digit)])
    .concat([..."ABCDEFGH"].map((letter, index) => [letter, index + 1]))
    .concat([..."JKLMN"].map((letter, index) => [letter, index + 1]))
    .concat([["P", 7] as [string, number], ["R", 9]])
    .concat([..."STUVWXYZ"].map((letter, index) => [letter, index + 2])),
);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY";

/** The check character of 17 characters; the ninth does not count (49 CFR 565.15). */
export function checkCharacter(vin: string): string {
  const sum = [...vin].reduce((total, sign, place) => total + (VALUES[sign] ?? 0) * (WEIGHTS[place] ?? 0), 0);
  return sum % 11 === 10 ? "X" : String(sum % 11);
}

/** Its last six digits come from the serial, so that no two below a million are the same. */
export function vinOf(maker: string, year: number, serial: number, chance: Chance): string {
  const description = Array.from({ length: 5 }, () => SIGNS.charAt(chance.whole(0, SIGNS.length - 1))).join(
    "",
  );
  const code = YEAR_CODES.charAt((year - 2010) % YEAR_CODES.length);
  const plant = SIGNS.charAt(chance.whole(0, 22));
  const number = String((serial * 7919 + 100_003) % 1_000_000).padStart(6, "0");
  const blank = `${maker}${description}0${code}${plant}${number}`;
  return `${blank.slice(0, 8)}${checkCharacter(blank)}${blank.slice(9)}`;
}
