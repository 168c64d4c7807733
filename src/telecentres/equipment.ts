/** The words in which equipment is told and asked for: in the network file, in the API and in the search form. */
export const EQUIPMENT = [
  'desk',
  'computer',
  'phone',
  'printer_copier',
  'wired_network',
  'wifi',
  'lockable_door',
  'videoconference',
  'screen',
  'whiteboard',
  'projector',
  'parking',
  'step_free_access',
  'kitchen',
  'lockers',
] as const;
export type Equipment = (typeof EQUIPMENT)[number];
