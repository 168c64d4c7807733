import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { DoorCodeSection, type DoorCodeShown } from '../door-codes/door-code.views.js';
import type { Words } from '../platform/i18n/language.js';
import { Fact } from '../platform/web/fact.js';
import type { LocalDate } from '../reservation/local-time.js';
import { Address, Instructions, WhoReceives } from '../telecentres/coming-there.views.js';
import { ACCESS, HOST } from '../telecentres/coming-there.words.js';
import type { RentalRecord } from './rental-record.js';
import type { WayThere } from './rental-doors.service.js';

/** How a tenant gets there and in: what the page of a booking says of it, too. */
export function GettingThere({
  visit,
  rental,
  today,
  way: { telecentre, doorCode },
}: {
  readonly visit: Visit;
  readonly rental: RentalRecord;
  readonly today: LocalDate;
  readonly way: WayToShow;
}): JSX.Element {
  const { language } = visit;
  return (
    <>
      {doorCode !== null && (
        <DoorCodeSection
          shown={doorCode}
          whose="rental"
          action={`/rentals/${rental.reference}/door-code`}
          formToken={visitorOf(visit).formToken}
          day={today}
          timeZone={rental.timeZone}
          language={language}
        />
      )}
      {telecentre !== null && (
        <section>
          <h2>{COMING[language]}</h2>
          <dl class="facts of-rental">
            <Fact icon="geo-alt" label={TELECENTRE[language]}>
              {rental.telecentreName}
              <br />
              <Address telecentre={telecentre} language={language} />
            </Fact>
            {/* Not where it says already that there is no code to get in by. */}
            {doorCode?.kind !== 'unset' && (
              <Fact icon="door-open" label={ACCESS[language]}>
                <Instructions telecentre={telecentre} language={language} />
              </Fact>
            )}
            <Fact icon="telephone" label={HOST[language]}>
              <WhoReceives telecentre={telecentre} language={language} />
            </Fact>
          </dl>
        </section>
      )}
    </>
  );
}

/** With the code itself, on the page that answers the press. */
export interface WayToShow extends Pick<WayThere, 'telecentre'> {
  readonly doorCode: DoorCodeShown | null;
}

const COMING: Words = { fr: 'Venir et entrer', en: 'Getting there and in' };
const TELECENTRE: Words = { fr: 'Télécentre', en: 'Telecentre' };
