import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { PresentPerson } from '../demo/demo.service.js';
import { TryIt } from '../demo/demo.views.js';
import { dateInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Department, Network, Telecentre } from '../telecentres/network.js';
import { HALF_DAY, HOME_WORDS as WORDS, introduction, placesOf } from './home.words.js';
import { PlacePages } from './place-pages.views.js';
import { Receiving } from './receiving.views.js';

export interface HomePageProps {
  readonly visit: Visit;
  readonly network: Network;
  /** Null for somebody who has not signed in, or not finished. */
  readonly coming: readonly SeenBooking[] | null;
  /** Of the demonstration. */
  readonly people: readonly PresentPerson[];
}

export function HomePage({ visit, network, coming, people }: HomePageProps): JSX.Element {
  const { language, siteName } = visit;
  const counts = { telecentres: network.telecentres.size, departments: departmentsOf(network).length };
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      {visit.visitor === null && counts.telecentres > 0 && (
        <p class="lead">{introduction(siteName, counts, language)}</p>
      )}
      <Mine visit={visit} coming={coming} />
      {coming !== null && <Receiving visit={visit} network={network} />}
      <TryIt visit={visit} people={people} />
      <Telecentres network={network} language={language} />
      <h2>{WORDS.booking[language]}</h2>
      {visit.visitor === null && <p>{WORDS.howMembers[language]}</p>}
      <p>{WORDS.howSoon[language]}</p>
      <p>
        {WORDS.howPrograms[language]} <a href="/api/v1/docs">{WORDS.documentation[language]}</a>.
      </p>
    </Framed>
  );
}

/** What is the visitor's own, or the way to it. */
function Mine({ visit, coming }: Pick<HomePageProps, 'visit' | 'coming'>): JSX.Element {
  const { language } = visit;
  if (visit.visitor === null)
    return (
      <p>
        <a class="button" href="/sign-in">
          {WORDS.signIn[language]}
        </a>
      </p>
    );
  if (coming === null)
    return (
      <div class="notice">
        <p>{WORDS.finishWhy[language]}</p>
        <p>
          <a class="button" href="/signed-in">
            {WORDS.finish[language]}
          </a>
        </p>
      </div>
    );
  return (
    <>
      <h2>{WORDS.coming[language]}</h2>
      {coming.length === 0 && <p>{WORDS.nothingComing[language]}</p>}
      {coming.length > 0 && (
        <ul class="rows">
          {coming.map((booking) => (
            <li key={booking.reference}>
              <Booking booking={booking} language={language} />
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a href="/account/calendars">{WORDS.calendars[language]}</a>
        <a href="/account">{WORDS.account[language]}</a>
      </p>
    </>
  );
}

function Booking({
  booking,
  language,
}: {
  readonly booking: SeenBooking;
  readonly language: Language;
}): JSX.Element {
  const { start, end, timeZone, halfDay, telecentreName, resourceName, title, reference } = booking;
  const [from, to] = [start, end].map((instant) => timeInWords(localTimeOf(instant, timeZone), language));
  return (
    <>
      <p>
        <a href={`/bookings/${reference}`}>
          <strong>{dateInWords(localDateOf(start, timeZone), language)}</strong>
          <br />
          {halfDay !== null && `${HALF_DAY[halfDay][language]}, `}
          <span class="whole-words">
            {from} – {to}
          </span>
        </a>
        <br />
        {telecentreName}, {resourceName}
        {title !== null && <span class="muted"> · {title}</span>}
      </p>
      <p class="muted">
        {WORDS.reference[language]} <span class="whole-words">{reference}</span>
      </p>
    </>
  );
}

function Telecentres({
  network,
  language,
}: {
  readonly network: Network;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <h2 id="telecentres">{WORDS.telecentres[language]}</h2>
      {network.telecentres.size === 0 && <p>{WORDS.noTelecentres[language]}</p>}
      {departmentsOf(network).map(({ code, name, telecentres }) => (
        <section key={code}>
          <h3>
            {name} ({code})
          </h3>
          <ul class="rows">
            {telecentres.map(({ slug, name, commune, resources }) => (
              <li key={slug}>
                <div class="told">
                  <p>
                    {name}
                    <br />
                    <span class="muted">
                      {commune.name} · {placesOf(resources, language)}
                    </span>
                  </p>
                  <PlacePages resources={resources} summary={WORDS.isItFree[language]} of={name} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Those that have a telecentre, each with its own. */
function departmentsOf({
  departments,
  telecentres,
}: Network): (Pick<Department, 'code' | 'name'> & { readonly telecentres: readonly Telecentre[] })[] {
  return departments
    .map(({ code, name }) => ({
      code,
      name,
      telecentres: [...telecentres.values()].filter(({ department }) => department.code === code),
    }))
    .filter((department) => department.telecentres.length > 0);
}
