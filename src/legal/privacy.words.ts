import { SESSION_DAYS } from '../accounts/sessions.service.js';
import type { Words } from '../platform/i18n/language.js';
import { PROOF } from '../sign-in/sign-in-cookies.js';

export const PRIVACY_WORDS = {
  introduction: {
    fr: 'Pour réserver, il nous faut votre adresse électronique et votre nom\u00a0; le reste est à vous de le dire ou non. Rien n’est vendu, rien n’est croisé avec d’autres fichiers, et aucune décision vous concernant n’est prise par une machine seule.',
    en: 'To book, we need your e-mail address and your name; the rest is yours to tell or not. Nothing is sold, nothing is matched with other files, and no decision about you is taken by a machine alone.',
  },
  who: { fr: 'Qui en répond', en: 'Who answers for them' },
  controller: { fr: 'Responsable du traitement', en: 'Controller' },
  officer: { fr: 'Délégué à la protection des données', en: 'Data protection officer' },
  kept: { fr: 'Ce qui est gardé, pourquoi, combien de temps', en: 'What is kept, why, for how long' },
  what: { fr: 'Quoi', en: 'What' },
  why: { fr: 'Pourquoi', en: 'Why' },
  ground: { fr: 'Le fondement', en: 'The legal basis' },
  /** GDPR, articles 6 and 32. */
  grounds: {
    fr: 'Le journal et le compte des essais protègent les données, comme la loi l’exige (RGPD, articles 6.1\u00a0c et 32). Tout le reste sert à rendre le service que vous demandez (article 6.1\u00a0b)\u00a0: sans votre adresse et votre nom, il n’est pas possible.',
    en: 'The audit trail and the count of attempts keep the data safe, as the law requires (GDPR, articles 6.1 c and 32). All the rest serves to provide the service that you ask for (article 6.1 b): without your address and your name it is not possible.',
  },
  howLong: { fr: 'Durée', en: 'For how long' },
  seen: { fr: 'Qui voit quoi', en: 'Who sees what' },
  cookies: { fr: 'Cookies et mesure d’audience', en: 'Cookies and audience measurement' },
  elsewhere: { fr: 'Ce qui sort d’ici', en: 'What leaves this place' },
  hosting: {
    fr: 'L’hébergeur du site garde ces données pour notre compte, sans s’en servir\u00a0:',
    en: 'The host of the site keeps these data on our behalf, without using them:',
  },
  programs: {
    fr: 'Ce que vous mettez vous-même dans votre agenda (Google, Outlook, Apple…) suit les règles de cet agenda. Rien n’y va sans vous.',
    en: 'What you put into your own calendar program (Google, Outlook, Apple…) goes by its rules. Nothing goes there without you.',
  },
  rights: { fr: 'Vos droits', en: 'Your rights' },
  yours: {
    fr: 'Vous pouvez lire, emporter, corriger et effacer vous-même ce que nous savons de vous, tout de suite\u00a0:',
    en: 'You can read, take away, correct and erase what we know of you yourself, at once:',
  },
  toProfile: { fr: 'Corriger mon profil', en: 'Correct my profile' },
  toData: { fr: 'Lire et emporter mes données', en: 'Read my data and take it away' },
  toErasure: { fr: 'Effacer mon compte', en: 'Erase my account' },
  askUs: {
    fr: 'Pour vous opposer à un usage, le faire limiter, ou sans compte, écrivez au délégué à la protection des données\u00a0:',
    en: 'To object to a use, to have it restricted, or without an account, write to the data protection officer:',
  },
  complain: {
    fr: 'Si notre réponse ne vous suffit pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (Cnil), 3\u00a0place de Fontenoy, TSA\u00a080715, 75334\u00a0Paris Cedex\u00a007\u00a0:',
    en: 'If our answer is not enough, you may complain to the French data protection authority (Cnil), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France:',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const WHO_SEES_WHAT: readonly Words[] = [
  {
    fr: 'L’hôte d’un télécentre voit le nom et les réservations de ceux qui y viennent\u00a0; le coordinateur, ceux de son département\u00a0; l’administrateur, ceux du réseau. Chaque consultation est notée, et vous la voyez dans vos données.',
    en: 'The host of a telecentre sees the names and bookings of those who come there; the coordinator, those of their department; the administrator, those of the network. Each look is noted, and you can see it in your data.',
  },
  {
    fr: 'Un collègue ne peut réserver pour vous que si vous l’y avez autorisé.',
    en: 'A colleague can book for you only if you have allowed it.',
  },
  {
    fr: 'Les autres membres et les visiteurs voient ce qui est libre ou pris, jamais par qui.',
    en: 'Other members and visitors see what is free or taken, never by whom.',
  },
  {
    fr: 'Votre employeur ne voit ni vos réservations ni vos heures.',
    en: 'Your employer sees neither your bookings nor your hours.',
  },
];

export const COOKIES: readonly Words[] = [
  {
    fr: `Un seul cookie, quand vous êtes connecté\u00a0: celui de votre session, pour ${SESSION_DAYS}\u00a0jours. Si vous passez par un fournisseur d’identité, deux autres vivent ${PROOF.minutes}\u00a0minutes, le temps d’en revenir. Ils sont nécessaires au service\u00a0: la loi n’en demande pas l’accord, d’où l’absence de bandeau.`,
    en: `One cookie only, when you are signed in: that of your session, for ${SESSION_DAYS} days. If you come by an identity provider, two more live for ${PROOF.minutes} minutes, until you are back. The service needs them: the law asks for no consent, so there is no banner.`,
  },
  {
    fr: 'Aucune mesure d’audience, aucun traceur, aucune requête vers un autre site.',
    en: 'No audience measurement, no tracker, no request to any other site.',
  },
  {
    fr: 'Si vous cherchez autour de vous, votre navigateur arrondit d’abord votre position, à un kilomètre près\u00a0; elle sert à trouver la commune la plus proche, et n’est pas gardée. La recherche ne porte ensuite que le nom de cette commune.',
    en: 'If you search around you, your browser first rounds your position, to about a kilometre; it serves to find the nearest commune, and is not kept. The search then only has the name of that commune.',
  },
  {
    fr: 'Quand vous ouvrez la page d’une réservation du jour, elle reste sur votre appareil pour être lue sans réseau, avec le code de la porte si vous l’avez affiché. Elle n’en sort pas\u00a0; elle en est effacée à la fin de la réservation, quand vous vous déconnectez, ou quand quelqu’un d’autre s’y connecte à votre place.',
    en: 'When you open the page of a booking of the day, it stays on your device to be read without network, with the code of the door if you have had it shown. It does not leave it; it is erased there at the end of the booking, when you sign out, or when somebody else signs in there instead of you.',
  },
];
