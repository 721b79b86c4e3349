// Finds the first visible element with an ARIA role and an accessible name, as a person with a screen reader would.
// Arguments: the role, and the name or a part of it ("" for any name).
const [role, wanted] = arguments;

const implicit = {
	button: 'button, input[type=button], input[type=submit], summary',
	link: 'a[href]',
	heading: 'h1, h2, h3, h4, h5, h6',
	textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], textarea',
	searchbox: 'input[type=search]',
	spinbutton: 'input[type=number]',
	checkbox: 'input[type=checkbox]',
	radio: 'input[type=radio]',
	combobox: 'select, input[list]',
	option: 'option',
	table: 'table',
	row: 'tr',
	cell: 'td',
	columnheader: 'th',
	dialog: 'dialog[open]',
	complementary: 'aside',
	main: 'main',
	navigation: 'nav',
	list: 'ul, ol',
	listitem: 'li',
	status: 'output'
};

const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

function nameOf(element) {
	const labelledBy = element.getAttribute('aria-labelledby');
	if (labelledBy) {
		return words(labelledBy.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
	}
	const label = element.getAttribute('aria-label');
	if (label) return words(label);
	if (element.labels?.length) return words([...element.labels].map((each) => each.textContent).join(' '));
	return words(element.innerText || element.value || element.getAttribute('title') || element.getAttribute('placeholder'));
}

function isVisible(element) {
	return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

const selector = [`[role=${role}]`, implicit[role] && `:is(${implicit[role]}):not([role])`].filter(Boolean).join(', ');
// What lies behind a dialog cannot be reached.
const reached = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
const found = [...reached.querySelectorAll(selector)].filter(isVisible);
const names = found.map(nameOf);
// An exact name is meant before one that only contains it: "Save" before "Save as …".
const exact = names.indexOf(wanted);
const index = exact >= 0 ? exact : names.findIndex((name) => name.includes(wanted));
return index >= 0 ? found[index] : null;
