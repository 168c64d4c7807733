import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { MadeFeed } from '../calendar-feeds/feeds.service.js';
import { qrSvg } from '../platform/web/qr-code.js';
import { subscribeLinks } from '../platform/web/subscribe-links.js';
import { AccountFrame } from './account-frame.js';
import { NEW_CALENDAR_WORDS as WORDS } from './new-calendar.words.js';

export interface NewCalendarPageProps {
  readonly visit: Visit;
  readonly made: MadeFeed;
  /** Where programs that speak CalDAV begin. */
  readonly caldav: string;
}

/** The only time that anybody sees its address. */
export function NewCalendarPage(props: NewCalendarPageProps): JSX.Element {
  const { visit, made } = props;
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="calendars">
      <div class="notice" role="status">
        <p>
          {WORDS.made[language]} <strong>{made.feed.label}</strong>
        </p>
        <p>{WORDS.onlyNow[language]}</p>
      </div>
      {hasNames(made) && <p class="warning">{WORDS.names[language]}</p>}
      <Ways {...props} />
      <Address {...props} />
      <Phone {...props} />
      <WithinMinutes {...props} />
      <p class="aside actions">
        <a class="button quiet" href="/account/calendars">
          {WORDS.added[language]}
        </a>
        <a href="/help/calendars">{WORDS.help[language]}</a>
      </p>
    </AccountFrame>
  );
}

function hasNames({ feed: { subject } }: MadeFeed): boolean {
  return 'names' in subject && subject.names;
}

/** One press each. No referrer: the page's own address stays here, and so does what it was made of. */
function Ways({ visit: { language }, made }: NewCalendarPageProps): JSX.Element {
  const { google, outlookAtWork, outlookAtHome } = subscribeLinks(made, made.feed.label);
  const elsewhere = [
    { href: google, label: WORDS.google },
    { href: outlookAtWork, label: WORDS.outlookAtWork },
    { href: outlookAtHome, label: WORDS.outlookAtHome },
  ];
  return (
    <>
      <p>
        <a class="button" href={made.webcal} rel="noreferrer noopener">
          {WORDS.open[language]}
        </a>
      </p>
      <p class="muted">{WORDS.openHelp[language]}</p>
      <p class="actions">
        {elsewhere.map(({ href, label }) => (
          <a key={href} class="button quiet" href={href} rel="noreferrer noopener">
            {label[language]}
          </a>
        ))}
      </p>
    </>
  );
}

function Address({ visit: { language }, made }: NewCalendarPageProps): JSX.Element {
  return (
    <>
      <h2>{WORDS.copy[language]}</h2>
      <div class="field wide">
        <label for="address">{WORDS.address[language]}</label>
        <small id="address-help" class="help">
          {WORDS.copyHelp[language]}
        </small>
        <input
          id="address"
          class="whole"
          type="text"
          value={made.url}
          readOnly
          aria-describedby="address-help"
        />
      </div>
      <p class="muted">{WORDS.newOutlook[language]}</p>
    </>
  );
}

/** With `webcal`, a phone's camera offers to subscribe; with https it would only open a file. */
function Phone({ visit: { language }, made }: NewCalendarPageProps): JSX.Element {
  return (
    <>
      <h2>{WORDS.phone[language]}</h2>
      <p>{WORDS.phoneHelp[language]}</p>
      <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(made.webcal, WORDS.qr[language]) }} />
    </>
  );
}

function WithinMinutes({ visit: { language }, made, caldav }: NewCalendarPageProps): JSX.Element {
  return (
    <details>
      <summary>{WORDS.withinMinutes[language]}</summary>
      <p>{WORDS.withinMinutesHelp[language]}</p>
      <dl class="facts stacked">
        <dt>{WORDS.server[language]}</dt>
        <dd>
          <code class="secret">{caldav}</code>
        </dd>
        <dt>{WORDS.userName[language]}</dt>
        <dd>
          <code class="secret">{CALDAV_USER}</code>
        </dd>
        <dt>{WORDS.password[language]}</dt>
        <dd>
          <code class="secret">{made.token}</code>
        </dd>
      </dl>
    </details>
  );
}

/** The password says all; programs ask for a name all the same. */
const CALDAV_USER = 'agenda';
