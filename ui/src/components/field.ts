// What a control inside a Field must put on its element, so that label, hint and error belong to it.
export interface FieldAttributes {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': true | undefined;
	'aria-required': true | undefined;
}
