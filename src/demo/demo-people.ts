/** The people of the demonstration, as plain data: none of them exists. */
import type { MemberStatus } from '../accounts/member-status.js';
import type { Words } from '../platform/i18n/language.js';
import type { Appointment } from '../roles/roles.service.js';

export interface DemoMember {
  readonly key: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly commune: string;
  /** By whom they are sent: as if an identity provider had vouched for it. */
  readonly worksFor?: DemoEmployer;
}

export interface DemoEmployer {
  readonly siret: string;
  readonly name: string;
}

/** One of those whom a visitor may become. */
export interface DemoPerson extends DemoMember {
  readonly role: Omit<Appointment, 'email'> | null;
  /** Beside the name: who they are, and what they can do here. */
  readonly who: Words;
  readonly can: Words;
}

/** RFC 2606: no mail ever leaves for such an address, and nobody can own one. */
const DOMAIN = 'demo.invalid';

export function addressOf({ key }: Pick<DemoMember, 'key'>): string {
  return `${key}@${DOMAIN}`;
}

/** The place where the host of the demonstration receives people. */
export const HOSTED = 'aurillac';

/** Its digits prove each other, and INSEE gives no number that begins with so many zeros. */
export const DEMO_EMPLOYER: DemoEmployer = {
  siret: '00000000000018',
  name: 'Mutuelle des deux rives (imaginaire)',
};

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'camille.roux',
    name: 'Camille Roux',
    status: 'employee',
    commune: 'Bagnac-sur-Célé',
    worksFor: DEMO_EMPLOYER,
    role: null,
    who: { fr: 'télétravailleuse à Bagnac-sur-Célé', en: 'teleworker at Bagnac-sur-Célé' },
    can: {
      fr: 'Réserve sa semaine habituelle à Figeac et à Decazeville en un geste, la répète jusqu’à l’été, attend une place prise ou cède la sienne.',
      en: 'Books her usual week at Figeac and Decazeville with one press, repeats it until summer, waits for a place that is taken or hands hers on.',
    },
  },
  {
    key: 'helene.vidal',
    name: 'Hélène Vidal',
    status: 'employee',
    commune: 'Aurillac',
    role: { role: 'host', telecentre: HOSTED },
    who: { fr: 'hôte du télécentre d’Aurillac', en: 'host of the telecentre of Aurillac' },
    can: {
      fr: 'Voit qui vient et note les présences, réserve pour un membre ou un invité, ferme des jours, loue un bureau au mois et arrête les relevés.',
      en: 'Sees who comes and notes who is there, books for a member or a guest, closes days, rents out an office by the month and closes the statements.',
    },
  },
  {
    key: 'olivier.delmas',
    name: 'Olivier Delmas',
    status: 'public_agent',
    commune: 'Cahors',
    role: { role: 'coordinator', department: '46' },
    who: { fr: 'coordinateur du Lot', en: 'coordinator of the Lot' },
    can: {
      fr: 'Nomme les hôtes de son département, règle les horaires et les tarifs de ses télécentres, lit leurs chiffres et leurs relevés.',
      en: 'Appoints the hosts of his department, settles the hours and tariffs of its telecentres, reads their figures and statements.',
    },
  },
  {
    key: 'nora.lefevre',
    name: 'Nora Lefèvre',
    status: 'public_agent',
    commune: 'Decazeville',
    role: { role: 'administrator' },
    who: { fr: 'administratrice du réseau', en: 'administrator of the network' },
    can: {
      fr: 'Attribue tous les rôles, ouvre et décrit les télécentres, décide des réglages et des tarifs du réseau.',
      en: 'Grants every role, opens and describes telecentres, settles the rules and tariffs of the whole network.',
    },
  },
];

/** They only come and work, so that the others have company. */
export const DEMO_MEMBERS: readonly DemoMember[] = [
  { key: 'marc.fabre', name: 'Marc Fabre', status: 'independent', commune: 'Maurs' },
  { key: 'sophie.lagarde', name: 'Sophie Lagarde', status: 'employee', commune: 'Capdenac-Gare' },
  { key: 'thierry.costes', name: 'Thierry Costes', status: 'independent', commune: 'Decazeville' },
  { key: 'ines.garrigue', name: 'Inès Garrigue', status: 'student', commune: 'Aurillac' },
  { key: 'paul.cazals', name: 'Paul Cazals', status: 'association', commune: 'Cassaniouze' },
  {
    key: 'lea.mercadier',
    name: 'Léa Mercadier',
    status: 'employee',
    commune: 'Aurillac',
    worksFor: DEMO_EMPLOYER,
  },
  { key: 'hugo.teyssedre', name: 'Hugo Teyssèdre', status: 'job_seeker', commune: 'Montsalvy' },
  { key: 'anne.puech', name: 'Anne Puech', status: 'public_agent', commune: 'Figeac' },
  { key: 'julien.sabatier', name: 'Julien Sabatier', status: 'second_home_owner', commune: 'Montmurat' },
  { key: 'karine.vaissiere', name: 'Karine Vaissière', status: 'employee', commune: 'Vic-sur-Cère' },
  { key: 'samir.benali', name: 'Samir Benali', status: 'candidate', commune: 'Decazeville' },
  { key: 'denise.marty', name: 'Denise Marty', status: 'association', commune: 'Arpajon-sur-Cère' },
];

export const EVERYBODY: readonly DemoMember[] = [...DEMO_PEOPLE, ...DEMO_MEMBERS];
