import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { DoneNotice, placePath } from '../administration/administration-frame.js';
import type { Done } from '../administration/administration.words.js';
import type { EditedPlace } from '../administration/edited-place.js';
import { versionOf, type OpenTelecentre } from '../administration/editing.service.js';
import { Refusal } from '../administration/refusal.views.js';
import { WeekInWords } from '../hours-pages/week-fields.views.js';
import type { ProblemContent } from '../platform/http/problem.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { HOURS_PART, type Coordinator } from './opening-up.service.js';

export function ConfirmationPage({
  visit,
  place,
  file,
  refusal,
  done,
  coordinators,
}: OpenTelecentre & {
  readonly visit: Visit;
  readonly coordinators: readonly Coordinator[];
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}): JSX.Element {
  const { language } = visit;
  const { week, namedPeriods } = file.openingHours;
  return (
    <Framed visit={visit} title={`${WORDS.title[language]}, ${place.name}`}>
      <p class="kicker">{place.name}</p>
      <h1>{WORDS.title[language]}</h1>
      <DoneNotice done={done} visit={visit} />
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <WeekInWords week={week} language={language} />
      <p>{(file.closedOnPublicHolidays ? WORDS.shutOnHolidays : WORDS.openOnHolidays)[language]}</p>
      {namedPeriods.map((season) => (
        <section key={`${season.name} ${season.from}`}>
          <h2>{season.name}</h2>
          <p>
            {dayInWords(season.from, language)} – {dayInWords(season.to, language)} {season.to.slice(0, 4)}
          </p>
          <WeekInWords week={season.week} language={language} />
        </section>
      ))}
      <p>
        <strong>{WORDS.offered[language]}</strong> {file.resources.map(({ name }) => name).join(', ')}
      </p>
      {place.hoursConfirmed && place.published ? (
        <p>
          <a class="button" href={`/telecentres/${place.slug}`}>
            {WORDS.see[language]}
          </a>
        </p>
      ) : place.hoursConfirmed ? (
        <p class="notice">{WORDS.hidden[language]}</p>
      ) : place.resources === 0 ? (
        <p class="notice">{WORDS.empty[language]}</p>
      ) : (
        <Form action={placePath(place.slug, 'hours-confirmation')} formToken={visitorOf(visit).formToken}>
          <input type="hidden" name="shown" value={versionOf(file, HOURS_PART)} />
          {place.opensWithHours && <p>{WORDS.means[language]}</p>}
          {!place.opensWithHours && !place.published && <p>{WORDS.hidden[language]}</p>}
          <button type="submit">
            {(place.opensWithHours ? WORDS.confirmAndOpen : WORDS.confirm)[language]}
          </button>
        </Form>
      )}
      <WhomToTell {...{ place, coordinators, language }} />
    </Framed>
  );
}

/** A host changes no hours here: whoever can is named. */
function WhomToTell({
  place,
  coordinators,
  language,
}: {
  readonly place: EditedPlace;
  readonly coordinators: readonly Coordinator[];
  readonly language: Language;
}): JSX.Element {
  return (
    <section>
      <h2>{WORDS.notRight[language]}</h2>
      <p>{WORDS.tell[language].replace('#', place.coordinator)}</p>
      {coordinators.length > 0 && (
        <ul>
          {coordinators.map(({ name, email }) => (
            <li key={email}>
              {name !== null && `${name}, `}
              <a href={`mailto:${email}`}>{email}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const WORDS = {
  title: { fr: 'Ces horaires sont-ils les bons\u00a0?', en: 'Are these hours right?' },
  shutOnHolidays: { fr: 'Fermé les jours fériés.', en: 'Shut on public holidays.' },
  openOnHolidays: { fr: 'Ouvert aussi les jours fériés.', en: 'Open on public holidays as well.' },
  offered: { fr: 'On y réserve\u00a0:', en: 'What is booked there:' },
  means: {
    fr: 'En confirmant, vous ouvrez le télécentre\u00a0: il apparaît dans le réseau et peut être réservé à ces heures.',
    en: 'By confirming you open the telecentre: it appears in the network, and can be booked at these hours.',
  },
  confirmAndOpen: { fr: 'Confirmer les horaires et ouvrir', en: 'Confirm the hours and open' },
  confirm: { fr: 'Confirmer les horaires', en: 'Confirm the hours' },
  hidden: {
    fr: 'Votre coordinateur a masqué ce télécentre\u00a0: lui seul le publie à nouveau.',
    en: 'Your coordinator has hidden this telecentre: only they publish it again.',
  },
  empty: {
    fr: 'Rien ne peut encore être réservé ici\u00a0: votre coordinateur ajoute d’abord les places.',
    en: 'Nothing can be booked here yet: your coordinator adds the places first.',
  },
  notRight: { fr: 'Ce n’est pas juste\u00a0?', en: 'Is something not right?' },
  tell: {
    fr: 'Dites ce qu’il faut corriger à qui coordonne ce télécentre\u00a0: #.',
    en: 'Say what is to be put right to those who coordinate this telecentre: #.',
  },
  see: { fr: 'Voir la page du télécentre', en: 'See the page of the telecentre' },
} satisfies Record<string, Words>;
