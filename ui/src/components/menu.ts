// One entry of a menu.
export interface MenuItem {
	id: string;
	text: string;
	note?: string;
	/** Given when the menu is a choice of one. */
	checked?: boolean;
	run: () => void;
}
