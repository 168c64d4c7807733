import { createContext } from 'preact';

/** Whether the page says that what was sent was refused: its title begins with that, for those who hear it first. */
export const IsRefused = createContext(false);
