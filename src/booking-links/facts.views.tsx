import type { JSX } from 'preact';
import type { Words } from '../platform/i18n/language.js';
import { Fact } from '../platform/web/fact.js';
import { Address, Instructions, WhoReceives } from '../telecentres/coming-there.views.js';
import { ACCESS, HOST, TARIFF } from '../telecentres/coming-there.words.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import type { OpenedLink } from './link-door.js';
import { placeInWords } from './parts.views.js';

/** What there is to know of a booking, line by line: first what one needs to come, last what one is asked for. */
export function Facts({
  link,
  isComing,
  saysAccess,
}: {
  readonly link: OpenedLink;
  readonly isComing: boolean;
  /** Not where the page says already that there is no code to get in by. */
  readonly saysAccess: boolean;
}): JSX.Element {
  const { booking, visit, telecentre, tariff, cancelledBy, hostWord } = link;
  const { language } = visit;
  return (
    <dl class="facts">
      {isComing && telecentre?.hoursConfirmed === false && (
        <Fact icon="clock" label={WORDS.hours[language]}>
          {HOURS_TO_BE_CONFIRMED[language]}
        </Fact>
      )}
      <Fact icon="laptop" label={WORDS.place[language]}>
        {placeInWords(link, language)}
      </Fact>
      <Fact icon="geo-alt" label={WORDS.telecentre[language]}>
        {booking.telecentreName}
        {telecentre !== null && (
          <>
            <br />
            <Address telecentre={telecentre} language={language} />
          </>
        )}
      </Fact>
      {telecentre !== null && isComing && saysAccess && (
        <Fact icon="door-open" label={ACCESS[language]}>
          <Instructions telecentre={telecentre} language={language} />
        </Fact>
      )}
      {telecentre !== null && (isComing || cancelledBy === 'receiver') && (
        <Fact icon="telephone" label={HOST[language]}>
          <WhoReceives telecentre={telecentre} language={language} />
        </Fact>
      )}
      {tariff !== null && (
        <Fact icon="credit-card" label={TARIFF[language]}>
          {tariff[language]}
        </Fact>
      )}
      {booking.people > 1 && (
        <Fact icon="people" label={WORDS.people[language]}>
          {booking.people}
        </Fact>
      )}
      {booking.title !== null && (
        <Fact icon="pencil" label={WORDS.subject[language]}>
          {booking.title}
        </Fact>
      )}
      {booking.message !== null && (
        <Fact icon="envelope" label={WORDS.message[language]}>
          {booking.message}
        </Fact>
      )}
      {hostWord !== null && (
        <Fact icon="info-circle" label={WORDS.hostWord[language]}>
          {hostWord}
        </Fact>
      )}
      {booking.cancellationReason !== null && (
        <Fact icon="info-circle" label={WORDS.reason[language]}>
          {booking.cancellationReason}
        </Fact>
      )}
      <Fact icon="list-ul" label={WORDS.reference[language]}>
        <code>{booking.reference}</code>
      </Fact>
    </dl>
  );
}

const WORDS = {
  hours: { fr: 'Horaires', en: 'Hours' },
  place: { fr: 'Place', en: 'Place' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  people: { fr: 'Personnes', en: 'People' },
  subject: { fr: 'Objet', en: 'Title' },
  message: { fr: 'Mot pour l’accueil', en: 'Word for the host' },
  hostWord: { fr: 'Mot de l’accueil', en: 'Word of the host' },
  reason: { fr: 'Motif', en: 'Reason' },
  reference: { fr: 'Référence', en: 'Reference' },
} satisfies Record<string, Words>;
