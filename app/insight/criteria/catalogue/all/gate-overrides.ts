// Of all stages: how often a manager goes past what a gate asks for.
import { nextOf } from "~/journey/stages";
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const gateOverrides = criterion({
  id: "all",
  stage: "all",
  kind: "mean",
  ofWhole: true,
  unit: "share",
  direction: "lower",
  target: 0.02,
  warning: 0.05,
  source: "P",
  title: { en: "Gate overrides", ru: "Пропуски через контрольные точки" },
  how: {
    en: "Gates that a manager went past with a reason, by all gates that visits passed, told by stage and by person too. A visit that is past booking without a gate on record is not recorded.",
    ru: "Доля контрольных точек, через которые руководитель пропустил визит с объяснением, среди всех пройденных; в том числе по этапам и сотрудникам. Если визит ушёл с записи, а о контрольных точках ничего нет, данных нет.",
  },
  of: (history) => {
    const passed = history.all("stage.left").filter(({ payload: { stage, to } }) => to === nextOf(stage));
    const last = passed.at(-1);
    if (!last) return history.visit.stage === "booking" ? notConcerned() : notRecorded();
    const overridden = history.all("gate.overridden");
    const stages = passed.map(({ payload }) => ({ group: `stage/${payload.stage}`, part: 0, whole: 1 }));
    const over = overridden.flatMap(({ payload, actor }) => [
      { group: `stage/${payload.stage}`, part: 1, whole: 0 },
      { group: `person/${actor.kind === "staff" ? actor.id : actor.kind}`, part: 1, whole: 0 },
    ]);
    // Once somebody went past a gate, that is its day; the gates passed later are no news of it.
    const at = overridden.at(-1)?.occurredAt ?? last.occurredAt;
    return parts(at, overridden.length, passed.length, { groups: [...stages, ...over] });
  },
});
