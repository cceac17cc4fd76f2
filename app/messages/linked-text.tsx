// A message's text with its links to click on. Nothing of it is markup.
const LINK = /(https?:\/\/[^\s]+)/;

export function LinkedText({ text }: { readonly text: string }) {
  return (
    <span className="wrap-anywhere whitespace-pre-line">
      {text.split(LINK).map((part, index) =>
        LINK.test(part) ? (
          <a
            key={index}
            href={part}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent-ink underline underline-offset-2"
          >
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </span>
  );
}
