/** What sorts of places there are. In French: poste, bureau, salle de réunion, salle de formation, salle de visioconférence. */
export const KINDS = ['desk', 'office', 'meeting_room', 'training_room', 'videoconference_room'] as const;
export type Kind = (typeof KINDS)[number];
