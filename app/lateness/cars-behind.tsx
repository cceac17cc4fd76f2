// Who else becomes late: each car behind with by how much, and the way to it; and the plan where the work runs over.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { isBooked } from "./knock-on";
import { useShortMoment } from "./use-forecast";
import type { DelayedCar, VisitLateness } from "./visit-lateness.server";

export function CarsBehind({ lateness: { delayed, overrun } }: { readonly lateness: VisitLateness }) {
  const t = useWords("lateness");
  const short = useShortMoment();
  if (delayed.length === 0) return null;
  return (
    <section aria-label={t("behind.title")}>
      <h3 className="mb-1 font-semibold">{t("behind.title")}</h3>
      {overrun && (
        <p className="mb-2 text-ink-2">
          {t("behind.overrun", { end: short(overrun.endsAt), until: short(overrun.until) })}{" "}
          <TextLink to={paths.calendar({ view: "day" })}>{t("behind.plan")}</TextLink>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {delayed.map((car) => (
          <CarBehind key={car.id} car={car} />
        ))}
      </ul>
    </section>
  );
}

function CarBehind({ car }: { readonly car: DelayedCar }) {
  const t = useWords("lateness");
  const f = useFormat();
  const short = useShortMoment();
  const booked = isBooked(car);
  const said = { length: f.duration(car.lateBy / 1000), time: short(car.wasAt) };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Plate plate={car.plate} />
      <span className="text-ink-2">{car.car}</span>
      <span>{t(`behind.${car.kind}`, said)}</span>
      <TextLink to={booked ? paths.stage(car.id, "booking") : `${paths.stage(car.id, "repairs")}#promise`}>
        {t(booked ? "behind.move" : "behind.open")}
      </TextLink>
    </li>
  );
}
