// One of a list to narrow a page by. It goes with its label into a form that changes the address and nothing else.
import { controlLook } from "./field-parts";

export interface FilterSelectProps {
  readonly name: string;
  /** As the address has it; undefined: nothing is chosen. */
  readonly value: string | undefined;
  /** What choosing nothing is called. Leave out where something is chosen always. */
  readonly all?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function FilterSelect({ name, value = "", all, options }: FilterSelectProps) {
  return (
    <select key={value} name={name} defaultValue={value} className={`${controlLook} truncate`}>
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
