// How a state is told: disc in order, diamond needs attention, square wrong, ring waiting or closed.
export type Tone = 'order' | 'attention' | 'wrong' | 'waiting';
