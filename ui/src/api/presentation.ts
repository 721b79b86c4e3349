// Where each refusal is shown. A code the core adds fails to compile here until it says so.
import type { RefusalCode } from './types';

/** `field`: at its field. `notice`: in the screen, saying what to do. `dialog`: a bug, with details to copy. `silent`: the person asked for it. */
export type Presentation = 'field' | 'notice' | 'dialog' | 'silent';

export const presentation: Record<RefusalCode, Presentation> = {
	unexpected: 'dialog',
	cancelled: 'silent'
};
