/** How each program is told of a calendar's address. Menus as their makers name them in 2026. */
import type { Words } from '../platform/i18n/language.js';

export interface CalendarProgram {
  /** Its place on the page. */
  readonly id: string;
  readonly name: Words;
  readonly ways: readonly { readonly where: Words; readonly steps: readonly Words[] }[];
  readonly remark?: Words;
}

const PASTE: Words = { fr: 'Collez l’adresse, et validez.', en: 'Paste the address, and confirm.' };
const ACCOUNT: Words = {
  fr: 'Recopiez le serveur, le nom d’utilisateur et le mot de passe donnés à la création du calendrier.',
  en: 'Copy the server, the user name and the password that were given when the calendar was made.',
};

export const CALENDAR_PROGRAMS: readonly CalendarProgram[] = [
  {
    id: 'google',
    name: { fr: 'Google Agenda', en: 'Google Calendar' },
    ways: [
      {
        where: { fr: 'Sur un ordinateur', en: 'On a computer' },
        steps: [
          { fr: 'Ouvrez calendar.google.com.', en: 'Open calendar.google.com.' },
          {
            fr: 'À gauche, à côté de «\u00a0Autres agendas\u00a0»\u00a0: + → À partir de l’URL.',
            en: 'On the left, beside “Other calendars”: + → From URL.',
          },
          {
            fr: 'Collez l’adresse, puis «\u00a0Ajouter un agenda\u00a0».',
            en: 'Paste the address, then “Add calendar”.',
          },
        ],
      },
    ],
    remark: {
      fr: 'L’application du téléphone ne sait pas ajouter une adresse\u00a0: passez par l’ordinateur, le calendrier apparaît ensuite sur le téléphone. S’il y manque, cochez-le dans les réglages de l’application.',
      en: 'The app on the phone cannot add an address: use the computer, and the calendar then appears on the phone. If it does not, tick it in the settings of the app.',
    },
  },
  {
    id: 'apple',
    name: { fr: 'iPhone, iPad et Mac', en: 'iPhone, iPad and Mac' },
    ways: [
      {
        where: { fr: 'iPhone ou iPad', en: 'iPhone or iPad' },
        steps: [
          {
            fr: 'Dans Calendrier\u00a0: Calendriers → Ajouter un calendrier → Ajouter un calendrier avec abonnement.',
            en: 'In Calendar: Calendars → Add Calendar → Add Subscription Calendar.',
          },
          PASTE,
        ],
      },
      {
        where: { fr: 'Mac', en: 'Mac' },
        steps: [
          {
            fr: 'Dans Calendrier\u00a0: Fichier → Nouvel abonnement à un calendrier.',
            en: 'In Calendar: File → New Calendar Subscription.',
          },
          PASTE,
          {
            fr: 'Choisissez «\u00a0Actualisation automatique\u00a0: toutes les heures\u00a0», et iCloud pour l’avoir aussi sur le téléphone.',
            en: 'Choose “Auto-refresh: every hour”, and iCloud to have it on the phone too.',
          },
        ],
      },
      {
        where: { fr: 'En quelques minutes\u00a0: un compte CalDAV', en: 'Within minutes: a CalDAV account' },
        steps: [
          {
            fr: 'iPhone\u00a0: Réglages → Apps → Calendrier → Comptes → Ajouter un compte → Autre → Ajouter un compte CalDAV. Mac\u00a0: Calendrier → Ajouter un compte → Autre compte CalDAV.',
            en: 'iPhone: Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → Add CalDAV Account. Mac: Calendar → Add Account → Other CalDAV Account.',
          },
          ACCOUNT,
        ],
      },
    ],
  },
  {
    id: 'outlook',
    name: { fr: 'Outlook', en: 'Outlook' },
    ways: [
      {
        where: {
          fr: 'Sur le web, et le nouvel Outlook pour Windows',
          en: 'On the web, and the new Outlook for Windows',
        },
        steps: [
          {
            fr: 'Dans Calendrier\u00a0: Ajouter un calendrier → S’abonner à partir du web.',
            en: 'In Calendar: Add calendar → Subscribe from web.',
          },
          {
            fr: 'Collez l’adresse qui commence par https, donnez un nom, puis «\u00a0Importer\u00a0».',
            en: 'Paste the address that begins with https, give it a name, then “Import”.',
          },
        ],
      },
      {
        where: { fr: 'Outlook classique', en: 'Classic Outlook' },
        steps: [
          {
            fr: 'Dans le calendrier\u00a0: Accueil → Ouvrir un calendrier → À partir d’Internet.',
            en: 'In the calendar: Home → Open Calendar → From Internet.',
          },
          {
            fr: 'Collez l’adresse, puis répondez «\u00a0Oui\u00a0».',
            en: 'Paste the address, then answer “Yes”.',
          },
        ],
      },
    ],
    remark: {
      fr: 'N’ouvrez pas le fichier téléchargé\u00a0: Outlook en ferait une copie qui ne suit plus rien.',
      en: 'Do not open the downloaded file: Outlook would make a copy of it that follows nothing.',
    },
  },
  {
    id: 'thunderbird',
    name: { fr: 'Thunderbird', en: 'Thunderbird' },
    ways: [
      {
        where: { fr: 'Avec l’adresse', en: 'With the address' },
        steps: [
          {
            fr: 'Dans l’agenda\u00a0: Nouvel agenda → Sur le réseau.',
            en: 'In the calendar: New Calendar → On the Network.',
          },
          {
            fr: 'Collez l’adresse, cochez que cet emplacement ne demande pas d’identifiant, puis «\u00a0Rechercher des agendas\u00a0».',
            en: 'Paste the address, tick that this location does not require credentials, then “Find Calendars”.',
          },
        ],
      },
      {
        where: { fr: 'En quelques minutes\u00a0: CalDAV', en: 'Within minutes: CalDAV' },
        steps: [
          {
            fr: 'Au même endroit, laissez la case décochée.',
            en: 'At the same place, leave the box unticked.',
          },
          ACCOUNT,
        ],
      },
    ],
  },
  {
    id: 'android',
    name: { fr: 'Android', en: 'Android' },
    ways: [
      {
        where: { fr: 'Avec DAVx⁵, en quelques minutes', en: 'With DAVx⁵, within minutes' },
        steps: [
          {
            fr: 'Dans DAVx⁵\u00a0: + → Connexion avec une URL et un nom d’utilisateur.',
            en: 'In DAVx⁵: + → Login with URL and user name.',
          },
          ACCOUNT,
          {
            fr: 'Cochez le calendrier, et choisissez une synchronisation tous les quarts d’heure.',
            en: 'Tick the calendar, and choose to synchronise every quarter of an hour.',
          },
        ],
      },
      {
        where: { fr: 'Avec ICSx⁵', en: 'With ICSx⁵' },
        steps: [
          {
            fr: 'Dans ICSx⁵, touchez +, et collez l’adresse.',
            en: 'In ICSx⁵, touch +, and paste the address.',
          },
        ],
      },
    ],
    remark: {
      fr: 'Sans application de plus, ajoutez le calendrier à Google Agenda depuis un ordinateur.',
      en: 'Without another app, add the calendar to Google Calendar from a computer.',
    },
  },
  {
    id: 'nextcloud',
    name: { fr: 'Nextcloud', en: 'Nextcloud' },
    ways: [
      {
        where: { fr: 'Dans Agenda', en: 'In Calendar' },
        steps: [
          {
            fr: 'Nouvel agenda → Nouvel abonnement depuis un lien (lecture seule).',
            en: 'New calendar → New subscription from link (read-only).',
          },
          PASTE,
        ],
      },
    ],
    remark: {
      fr: 'Nextcloud revient aussi souvent que son administrateur le permet, parfois une fois par semaine seulement.',
      en: 'Nextcloud comes back as often as its administrator lets it, at times only once a week.',
    },
  },
];
