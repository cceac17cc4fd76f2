// Which form of a page something belongs to, and when a form may start afresh without losing what was typed.

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The ids in a form's key, e.g. of the job it is about. */
function idsIn(key: string): readonly string[] {
  return key.match(UUID) ?? [];
}

/**
 * Whether what was posted comes from the form with this key: a page may hold the same form once per job, and each carries
 * the id of its job.
 */
export function isOfForm(key: string, posted: readonly unknown[]): boolean {
  const values = new Set(posted);
  return idsIn(key).every((id) => values.has(id));
}

/** All texts in a posted value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether somebody has typed or chosen something in a form that is not what the page came with. */
function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue;
    if (element instanceof HTMLSelectElement) {
      return [...element.options].some((option) => option.selected !== option.defaultSelected);
    }
    if (!(element instanceof HTMLInputElement) || element.type === "hidden") return false;
    if (element.type === "checkbox" || element.type === "radio")
      return element.checked !== element.defaultChecked;
    if (element.type === "file") return (element.files?.length ?? 0) > 0;
    return element.value !== element.defaultValue;
  });
}

/** Whether a form came back with errors: what was typed into it is what it came with now, and still to be handed in. */
function cameBack(form: HTMLFormElement): boolean {
  return form.querySelector("[aria-invalid=true], [role=alert]") !== null;
}

/** Whether somebody is at work on a form: there is something in it that is neither the page's nor handed in for good. */
export function isInHand(form: HTMLFormElement): boolean {
  return isTouched(form) || cameBack(form);
}

/** Whether somebody has typed something in this part of the page that is not handed in yet. */
export function isBeingTyped(partId: string): boolean {
  const forms = document.getElementById(partId)?.querySelectorAll("form") ?? [];
  return [...forms].some(isInHand);
}
