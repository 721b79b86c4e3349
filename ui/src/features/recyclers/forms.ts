// What can be asked of the register of recyclers, each in a dialog of its own.
import type { Certification, Facility, OutletTerms, RecyclerId } from '$api/types';

export type RegisterForm =
	| { what: 'recycler' }
	/** `certified`: it holds certifications, which do not move with it. */
	| { what: 'facility'; recyclerId: RecyclerId; facility: Facility | null; certified: boolean }
	| { what: 'closing'; facility: Facility }
	/** Nothing of a certification: a new one. One that `renews` it begins where it ends. */
	| { what: 'certification'; facility: Facility; certification: Certification | null; renews: boolean }
	| { what: 'check'; facility: Facility; certification: Certification }
	| { what: 'terms'; facility: Facility; before: OutletTerms | null };
