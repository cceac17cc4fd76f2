// The copy of a customer's data as a page to read, in their own language. Drawn on the server into one file.
import type { ReactNode } from "react";
import { tellEvent, within } from "~/visits/event-telling";
import { kindText, openText } from "~/conversations/delivery-text";
import { formatPhone } from "~/people/phone";
import { formatFor, type Format } from "~/ui/centre-context";
import type { CentreFacts } from "~/visits/centre.server";
import { words } from "~/words";
import type { ArchivedVisit } from "./archive.server";
import type { Collected } from "./collected.server";

interface PageFacts {
  readonly centre: CentreFacts;
  readonly collected: Collected;
  readonly visits: readonly ArchivedVisit[];
  readonly now: number;
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; } dt { color: #555; } dd { margin: 0; }
ol, ul { padding-left: 1.2rem; } li { margin: .25rem 0; overflow-wrap: anywhere; } time { color: #555; }
img { max-width: 12rem; height: auto; margin: .25rem .5rem .25rem 0; } .quote { white-space: pre-line; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }`;

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Moment({ at, format }: { readonly at: number; readonly format: Format }) {
  return <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>;
}

function History({ archived, format }: { readonly archived: ArchivedVisit; readonly format: Format }) {
  const { visit, events } = archived;
  const { language } = format;
  const context = {
    t: words(language, "events"),
    journey: words(language, "journey"),
    choices: words(language, "choices"),
    deliveries: words(language, "deliveries"),
    format,
    // Colleagues are persons too: the customer's copy does not name them.
    names: {},
    jobs: Object.fromEntries([
      ...visit.jobs.map(({ id, title }) => [id, title] as const),
      ...visit.parts.map(({ id, name }) => [id, name] as const),
    ]),
    items: {},
  };
  return (
    <ol>
      {events.map((event) => {
        const { title, detail } = tellEvent(event, context);
        return (
          <li key={event.seq}>
            <Moment at={event.occurredAt} format={format} /> {title}
            {detail === undefined || detail === "" ? null : (
              <span dir="auto" className="quote">
                {" "}
                — {detail}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function VisitPart({ archived, format }: { readonly archived: ArchivedVisit; readonly format: Format }) {
  const t = words(format.language, "privacy");
  const deliveries = words(format.language, "deliveries");
  const { visit, car, messages, papers, pictures } = archived;
  return (
    <section>
      <h3>{t("page.visit", { number: visit.number, car: `${car.make} ${car.model}`, plate: car.plate })}</h3>
      <p className="quote" dir="auto">
        {visit.request.complaint}
      </p>
      <h4>{t("page.history")}</h4>
      <History archived={archived} format={format} />
      {messages.length > 0 && (
        <>
          <h4>{t("page.messages")}</h4>
          <ul>
            {messages.toReversed().map((message) => (
              <li key={message.id}>
                <Moment at={message.at} format={format} /> {kindText(deliveries, message.kind)},{" "}
                {within(deliveries("to", { recipient: message.to }))}:{" "}
                <span lang={message.language} dir="auto" className="quote">
                  {openText(deliveries, message.text)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {papers.length > 0 && (
        <>
          <h4>{t("page.papers")}</h4>
          <ul>
            {papers.map(({ file, title }) => (
              <li key={file}>
                <a href={file}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {pictures.length > 0 && (
        <>
          <h4>{t("page.photos")}</h4>
          <p>
            {pictures.map((file) => (
              <a key={file} href={file}>
                <img src={file} alt={t("page.photo")} />
              </a>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

/** The whole page; it opens without a connection. */
export function ArchivePage({ centre, collected, visits, now }: PageFacts) {
  const { customer, alsoKnownAs, cars, received, campaigns } = collected;
  const { language } = customer;
  const format = formatFor({ ...centre, language, now });
  const t = words(language, "privacy");
  const people = words(language, "people");
  const preferred = customer.preferredChannel;
  const known =
    preferred === "sms" || preferred === "whatsapp" || preferred === "email" || preferred === "phone";
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{t("page.title", { centre: centre.name })}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{t("page.title", { centre: centre.name })}</h1>
        <p>{t("page.intro", { at: format.dateTime(now), zone: centre.timeZone })}</p>
        <h2>{t("page.you")}</h2>
        <Facts
          facts={[
            [people("name"), customer.name],
            [people("phone"), formatPhone(customer.phone)],
            ...(customer.email === null ? [] : [[people("email"), customer.email] as const]),
            [people("language"), people(language === "ru" ? "russian" : "english")],
            [people("smsConsent"), people(customer.smsConsent ? "consentGiven" : "consentNotGiven")],
            ...(known ? [[people("preferred"), people(`by.${preferred}`)] as const] : []),
            [people("since"), format.date(customer.createdAt)],
            ...alsoKnownAs.map(
              ({ name, phone }) => [t("page.alsoKnownAs"), `${name}, ${formatPhone(phone)}`] as const,
            ),
          ]}
        />
        <h2>{t("page.cars")}</h2>
        <ul>
          {cars.map(({ plate, make, model, year, vin, mileage }) => (
            <li key={plate}>
              {[`${plate}, ${make} ${model}`, year, vin, mileage === null ? null : format.distance(mileage)]
                .filter((each) => each !== null)
                .join(", ")}
            </li>
          ))}
        </ul>
        <h2>{t("page.visits", { count: visits.length })}</h2>
        {visits.map((archived) => (
          <VisitPart key={archived.visit.id} archived={archived} format={format} />
        ))}
        {campaigns.length > 0 && (
          <>
            <h2>{t("page.campaigns")}</h2>
            <ul>
              {campaigns.map(({ title, startedAt, part, writtenAt, twice }) => (
                <li key={startedAt.getTime()}>
                  <Moment at={startedAt.getTime()} format={format} /> {title}:{" "}
                  {part === "written-to" && writtenAt !== null
                    ? t(twice ? "page.campaign.twice" : "page.campaign.written", {
                        at: format.dateTime(writtenAt),
                      })
                    : t(part === "control" ? "page.campaign.control" : "page.campaign.none")}
                </li>
              ))}
            </ul>
          </>
        )}
        {received.length > 0 && (
          <>
            <h2>{t("page.received")}</h2>
            <ul>
              {received.map(({ at, text }) => (
                <li key={at.getTime()}>
                  <Moment at={at.getTime()} format={format} />{" "}
                  <span dir="auto" className="quote">
                    {text}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </body>
    </html>
  );
}
