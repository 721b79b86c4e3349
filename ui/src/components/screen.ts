// What a screen may ask of the window around it, without knowing who it is.
import { createContext } from 'svelte';

export interface ScreenHost {
	/** Opens the command palette, where everything can be found. */
	find: () => void;
	/** Says in the line at the bottom what was done. */
	say: (text: string) => void;
}

export const [screenHost, provideScreenHost] = createContext<ScreenHost>();
