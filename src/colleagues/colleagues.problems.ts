import { Problem } from '../platform/http/problem.js';

/** For those who may know who is a member. */
export function noSuchMember(): Problem {
  return new Problem({
    status: 404,
    name: 'no-such-member',
    title: { fr: 'Aucun membre n’a cette adresse.', en: 'No member has this address.' },
    detail: {
      fr: 'Vérifiez l’adresse\u00a0; la personne doit s’être connectée une première fois.',
      en: 'Check the address; the person must have signed in once.',
    },
  });
}

/** For everybody else: the same, whether a member has this address or not. */
export function nobodyAllowsIt(): Problem {
  return new Problem({
    status: 404,
    name: 'no-such-member',
    title: {
      fr: 'Personne de cette adresse ne vous a permis de réserver pour elle.',
      en: 'Nobody with this address has allowed you to book for them.',
    },
    detail: {
      fr: 'Demandez à la personne de vous ajouter à ses collègues dans son compte.',
      en: 'Ask the person to add you to their colleagues in their account.',
    },
  });
}
