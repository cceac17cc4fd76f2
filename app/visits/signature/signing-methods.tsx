// How somebody signs: here with a finger, on their own telephone, or on paper.
import { SIGNING_METHODS, type SigningMethod } from "~/journey/car-received";
import { useWords } from "~/words";

export function SigningMethods({
  method,
  onChange,
}: {
  readonly method: SigningMethod;
  readonly onChange: (method: SigningMethod) => void;
}) {
  const t = useWords("signing");
  return (
    <fieldset>
      <legend className="pb-1 font-medium">{t("how")}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {SIGNING_METHODS.map((each) => (
          <label
            key={each}
            className="flex min-h-12 items-center gap-3 rounded-md border border-line-strong/60 px-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="signing-method"
              value={each}
              checked={method === each}
              onChange={() => onChange(each)}
              className="size-5 accent-accent"
            />
            {t(each)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
