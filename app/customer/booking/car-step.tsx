// Which car, and what the customer does while it is here.
import type { Transport } from "~/capacity/need";
import { PLATE_LENGTH } from "~/journey/plate";
import { useWords } from "~/words";
import { Heading } from "../page/frame";
import { Problem } from "../page/parts";
import type { BookAnswer } from "./book-answer";
import { errorsOf, Line, StepForm } from "./book-fields";
import type { Typed } from "./typed";

export function CarStepForm({
  transports,
  typed,
  answer,
}: {
  readonly transports: readonly Transport[];
  readonly typed: Typed;
  readonly answer: BookAnswer | undefined;
}) {
  const t = useWords("book");
  return (
    <>
      <Heading title={t("car.title")} />
      <StepForm submit={t("next")} back>
        <Line
          name="plate"
          label={t("car.plate")}
          answer={answer}
          defaultValue={typed.plate}
          maxLength={PLATE_LENGTH}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Line
          name="make"
          label={t("car.make")}
          hint={t("car.makeHint")}
          answer={answer}
          defaultValue={typed.make}
          maxLength={60}
        />
        <Line name="model" label={t("car.model")} answer={answer} defaultValue={typed.model} maxLength={60} />
        <fieldset className="flex min-w-0 flex-col">
          <legend className="font-semibold">{t("car.transport")}</legend>
          <Problem id="transport-problem" codes={errorsOf(answer, "transport")} />
          {transports.map((transport) => (
            <label key={transport} className="flex min-h-12 items-center gap-3">
              <input
                type="radio"
                name="transport"
                value={transport}
                required
                defaultChecked={typed.transport === transport}
                className="size-6 shrink-0 accent-accent"
              />
              <span className="min-w-0">{t(`car.${transport}`)}</span>
            </label>
          ))}
        </fieldset>
      </StepForm>
    </>
  );
}
