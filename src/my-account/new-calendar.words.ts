import type { Words } from '../platform/i18n/language.js';

export const NEW_CALENDAR_WORDS = {
  made: { fr: 'Ce calendrier est prêt\u00a0:', en: 'This calendar is ready:' },
  onlyNow: {
    fr: 'Ajoutez-le maintenant à votre agenda\u00a0: son adresse ne sera plus affichée. Ne la donnez à personne d’autre.',
    en: 'Add it to your program now: its address will not be shown again. Give it to nobody else.',
  },
  names: {
    fr: 'Il contient des noms\u00a0: ne l’affichez pas à un écran que d’autres voient, et ne le partagez pas.',
    en: 'It contains names: do not show it on a screen that others see, and do not share it.',
  },
  open: { fr: 'Ouvrir dans mon agenda', en: 'Open in my calendar program' },
  openHelp: {
    fr: 'L’agenda de cet appareil\u00a0: iPhone, iPad, Mac, Outlook classique, Thunderbird…',
    en: 'The one of this device: iPhone, iPad, Mac, classic Outlook, Thunderbird…',
  },
  google: { fr: 'Ajouter à Google Agenda', en: 'Add to Google Calendar' },
  outlookAtWork: { fr: 'Outlook sur le web (travail)', en: 'Outlook on the web (work)' },
  outlookAtHome: { fr: 'Outlook.com (personnel)', en: 'Outlook.com (personal)' },
  copy: { fr: 'Copier l’adresse', en: 'Copy the address' },
  address: { fr: 'Adresse du calendrier', en: 'Address of the calendar' },
  copyHelp: {
    fr: 'Pour tout autre agenda\u00a0: touchez-la longuement, ou cliquez trois fois, pour la copier entière. Collez-la là où il propose de s’abonner.',
    en: 'For any other program: touch it for a while, or click three times, to copy all of it. Paste it where it offers to subscribe.',
  },
  newOutlook: {
    fr: 'Nouvel Outlook pour Windows\u00a0: Calendrier → Ajouter un calendrier → S’abonner à partir du web, puis collez cette adresse.',
    en: 'New Outlook for Windows: Calendar → Add calendar → Subscribe from web, then paste this address.',
  },
  phone: { fr: 'Pour un téléphone', en: 'For a phone' },
  phoneHelp: {
    fr: 'Affichez cette page sur un autre écran, et visez le code avec l’appareil photo. iPhone ou iPad\u00a0: touchez ensuite «\u00a0S’abonner\u00a0». Android\u00a0: il faut l’application DAVx⁵ ou ICSx⁵\u00a0; sans elle, ouvrez le bouton de Google Agenda sur un ordinateur, le calendrier vient ensuite au téléphone.',
    en: 'Show this page on another screen, and point the camera at the code. iPhone or iPad: then touch “Subscribe”. Android: it takes the app DAVx⁵ or ICSx⁵; without it, use the button of Google Calendar on a computer, and the calendar then comes to the phone.',
  },
  qr: { fr: 'Code QR de l’adresse du calendrier', en: 'QR code of the address of the calendar' },
  withinMinutes: {
    fr: 'Voir un changement en quelques minutes (compte CalDAV)',
    en: 'See a change within minutes (CalDAV account)',
  },
  withinMinutesHelp: {
    fr: 'Sur iPhone, Mac, Thunderbird ou Android avec DAVx⁵, ajoutez un compte CalDAV plutôt que l’adresse. On y lit seulement\u00a0: réserver, déplacer et annuler se fait ici.',
    en: 'On iPhone, Mac, Thunderbird or Android with DAVx⁵, add a CalDAV account instead of the address. It is for reading only: booking, moving and cancelling is done here.',
  },
  server: { fr: 'Serveur', en: 'Server' },
  userName: { fr: 'Nom d’utilisateur', en: 'User name' },
  password: { fr: 'Mot de passe', en: 'Password' },
  added: { fr: 'C’est ajouté', en: 'It is added' },
  help: { fr: 'Comment faire, agenda par agenda', en: 'How to do it, program by program' },
} as const satisfies Readonly<Record<string, Words>>;
