import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { PresentPerson } from '../demo/demo.service.js';
import { TryIt } from '../demo/demo.views.js';
import type { Instant } from '../reservation/period.js';
import type { OfferedWeek } from '../usual-week/usual-week.service.js';
import { UsualWeekOffer } from '../usual-week/usual-week.views.js';
import type { Network } from '../telecentres/network.js';
import { HOME_WORDS as WORDS, introduction } from './home.words.js';
import type { NearMe } from './near-me.service.js';
import { NearMeSections } from './near-me.views.js';
import { HowItWorks, Introduction, Telecentres } from './network.views.js';
import { Coming, Today } from './own-bookings.views.js';
import { Receiving } from './receiving.views.js';
import { Usual } from './usual.views.js';

export interface HomePageProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly now: Instant;
  /** Of the demonstration. */
  readonly people: readonly PresentPerson[];
}

/** For somebody who has not signed in, or not finished. */
export function NetworkHomePage(props: HomePageProps): JSX.Element {
  const { visit } = props;
  return (
    <Home {...props}>
      {visit.visitor !== null && <Unfinished visit={visit} />}
      <Introduction {...props} />
      <TryIt {...props} />
      {visit.visitor === null && <HowItWorks {...props} />}
      <Telecentres {...props} />
    </Home>
  );
}

export function MemberHomePage(
  props: HomePageProps & { readonly nearMe: NearMe; readonly usualWeek: OfferedWeek | null },
): JSX.Element {
  const { visit, network, nearMe, usualWeek, now } = props;
  const { language } = visit;
  const bookings = nearMe.own.occupying;
  return (
    <Home {...props}>
      <Today bookings={bookings} now={now} language={language} />
      {network.telecentres.size === 0 ? (
        <p>{WORDS.noTelecentres[language]}</p>
      ) : (
        <>
          <Usual visit={visit} nearMe={nearMe} />
          <UsualWeekOffer visit={visit} week={usualWeek} />
          <NearMeSections {...props} />
        </>
      )}
      <Coming bookings={bookings} now={now} language={language} />
      <Receiving visit={visit} network={network} />
      <TryIt {...props} />
    </Home>
  );
}

function Home({
  visit,
  network,
  children,
}: HomePageProps & { readonly children: ComponentChildren }): JSX.Element {
  const { language, siteName } = visit;
  const departments = new Set([...network.telecentres.values()].map(({ department }) => department.code));
  const counts = { telecentres: network.telecentres.size, departments: departments.size };
  return (
    <Framed
      visit={visit}
      title={WORDS.title[language]}
      description={introduction(siteName, counts, language)}
    >
      <h1>{WORDS.title[language]}</h1>
      {children}
    </Framed>
  );
}

function Unfinished({ visit: { language } }: Pick<HomePageProps, 'visit'>): JSX.Element {
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
}
