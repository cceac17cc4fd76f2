// Under the telephone number: who it can be, and what the desk should know of them before the caller has said a word.
import { useSyncExternalStore, type ReactNode } from "react";
import { isStage } from "~/journey/stages";
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Row } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import type { Known, Person } from "./look-up.server";
import { LOOK_UP } from "./request.schema";

interface AcquaintancesProps {
  readonly id: string;
  readonly known: Known | undefined;
  /** The knowledge came while the page was open. */
  readonly fresh: boolean;
  readonly choose: (person: Person) => void;
  /** What stands above, once the number is complete. */
  readonly children: ReactNode;
}

/** Always of one height, so that nothing under it moves while one types. */
export function Acquaintances({ id, known, fresh, choose, children }: AcquaintancesProps) {
  const t = useWords("requests");
  const people = known?.people ?? [];
  const customer = known?.customer;
  return (
    <div id={id} aria-live="polite" className="h-56 overflow-y-auto rounded-md bg-sunken/60 p-2">
      {children}
      {customer && people.map((person) => <Standing key={person.id} person={person} />)}
      {!customer && people.length > 0 && (
        <>
          <p className="sr-only">{t("candidates", { count: people.length })}</p>
          <ul className="flex flex-col gap-2">
            {people.map((person) => (
              <li key={person.id}>
                <ChooseButton person={person} choose={choose} />
                <Standing person={person} />
              </li>
            ))}
          </ul>
          {known?.more && <p className="pt-2 text-small text-ink-3">{t("moreCandidates")}</p>}
        </>
      )}
      {!customer && people.length === 0 && (
        <p className="p-1 text-ink-3">
          {known?.phoneComplete && fresh ? t("newCustomer") : t("candidatesHint")}
        </p>
      )}
    </div>
  );
}

const never = () => () => undefined;

/** Where scripts run nothing is sent; without them the button sends the form, and the page comes back filled in. */
function useScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function ChooseButton({
  person,
  choose,
}: {
  readonly person: Person;
  readonly choose: (person: Person) => void;
}) {
  const scripts = useScripts();
  return (
    <Button
      type={scripts ? "button" : "submit"}
      name={LOOK_UP}
      value={person.phone}
      formNoValidate
      size="small"
      wide
      onClick={() => choose(person)}
    >
      <span className="flex w-full min-w-0 items-center justify-between gap-2">
        <span className="min-w-0 truncate">{person.name}</span>
        <span className="shrink-0 font-normal text-ink-3">{person.phoneText}</span>
      </span>
    </Button>
  );
}

/** In one line or two: what is open, what is owed, what was complained of, what was put off, what was before. */
function Standing({ person }: { readonly person: Person }) {
  const t = useWords("requests");
  const { money, shortDate } = useFormat();
  const { openVisits, past, lastVisit, deferred, unpaidMinor, openComplaints } = person;
  return (
    <Row gap={1} className="pt-1 text-small">
      {openComplaints > 0 && (
        <Badge tone="danger" icon="alert">
          {t("openComplaints", { count: openComplaints })}
        </Badge>
      )}
      {unpaidMinor > 0 && (
        <Badge tone="amber" icon="money">
          {t("unpaid", { amount: money(unpaidMinor) })}
        </Badge>
      )}
      {openVisits.map((visit) => (
        <OpenVisit key={visit.id} visit={visit} />
      ))}
      {deferred.count > 0 && (
        <span className="text-ink-2">
          {t("deferred", { count: deferred.count, titles: deferred.titles.join(", ") })}
        </span>
      )}
      {past > 0 && lastVisit && (
        <span className="text-ink-3">{t("past", { count: past, when: shortDate(lastVisit.at) })}</span>
      )}
      {!lastVisit && <span className="text-ink-3">{t("neverHere")}</span>}
      {lastVisit && <span className="min-w-0 truncate text-ink-3">{lastVisit.complaint}</span>}
    </Row>
  );
}

function OpenVisit({ visit }: { readonly visit: Person["openVisits"][number] }) {
  const journey = useWords("journey");
  const { moment } = useFormat();
  const { id, number, stage, plate, appointmentAt } = visit;
  return (
    <TextLink to={paths.visit(id)} className="inline-flex items-center gap-1">
      <Plate plate={plate} size="small" /> {number}
      {isStage(stage) && `, ${journey(`stage.${stage}`)}`}
      {appointmentAt !== undefined && `, ${moment(appointmentAt)}`}
    </TextLink>
  );
}
