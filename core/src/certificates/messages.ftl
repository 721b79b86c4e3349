# The words of certificates. Every sentence says who did what; none claims for the issuer what the processor did.

certificate-title-recycling = Certificate of recycling
certificate-title-disposition = Certificate of disposition
certificate-title-custody = Custody record
certificate-author-note = { $kind } { $number } for { $customer }

certificate-lead-serial =
    { $issuer } handed the equipment listed here, collected from { $customer }, to { $processor }. { $processor } documented its processing by serial number.
certificate-lead-lot =
    { $issuer } handed the equipment listed here, collected from { $customer }, to { $processor }. { $processor } documented the processing of the whole lot.
# Who took it over need not be who processed it.
certificate-lead-serial-programme =
    { $issuer } handed the equipment listed here, collected from { $customer }, to { $operator } under the take-back programme { $programme }. { $operator } documented its processing at { $processor } by serial number.
certificate-lead-lot-programme =
    { $issuer } handed the equipment listed here, collected from { $customer }, to { $operator } under the take-back programme { $programme }. { $operator } documented the processing of the whole lot at { $processor }.
certificate-lead-custody =
    { $issuer } recorded that the equipment listed here was collected from { $customer }. This record says who has had it since; what became of it is not documented yet.

certificate-label-customer = Customer
certificate-label-collected = Collected
certificate-label-received = Received
certificate-label-processor = Processor
certificate-label-destination = Destination
certificate-label-processed = Processed
certificate-label-certification = Certification on that date
certificate-label-evidence = Evidence
certificate-label-carrier = Carrier

certificate-pickup = Pickup { $number }, carried by { $carrier }
certificate-counted =
    { $count ->
        [one] { $count } piece counted
       *[other] { $count } pieces counted
    }
certificate-seal = seal { $seal }
certificate-reference = document { $document }
certificate-handed = From { $person }
certificate-taken = to { $person }
certificate-statement-serial = Document { $number }, by serial number
certificate-statement-lot = Document { $number }, for the whole lot
certificate-statement-weight-ticket = Document { $number }, a weight ticket
certificate-document-date = dated { $day }
certificate-holds = { $standard }, { $number }
certificate-valid-until = valid to { $day }
certificate-checked = checked in { $where } on { $day }
certificate-checked-on = checked on { $day }
certificate-not-checked = not checked in the standard’s register
certificate-none = None on record
certificate-no-processor = Not chosen yet
certificate-file = File { $name }
certificate-file-hash = SHA-256 { $hash }
certificate-no-file = The document itself is not attached to the record

standard-e-stewards = e-Stewards
standard-r2v3 = R2v3
standard-naid-aaa = NAID AAA
standard-rios = RIOS
standard-iso-14001 = ISO 14001
standard-iso-45001 = ISO 45001
standard-iso-9001 = ISO 9001
standard-adisa = ADISA

certificate-column-serial = Serial number
certificate-column-device = Device
certificate-column-category = Category
certificate-column-tag = Asset tag
certificate-column-disposition = What became of it
certificate-column-weight = Weight
certificate-pieces =
    { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
certificate-devices =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
certificate-estimated = est. { $weight }

disposition-reused = Reused
disposition-resold = Resold
disposition-donated = Donated
disposition-recycled = Recycled
disposition-destroyed = Destroyed
disposition-not-received = Not documented
disposition-counted-reused = { $count } reused
disposition-counted-resold = { $count } resold
disposition-counted-donated = { $count } donated
disposition-counted-recycled = { $count } recycled
disposition-counted-destroyed = { $count } destroyed
disposition-counted-not-received = { $count } not documented

# “It” in an objection is the destination, or the pieces.
certificate-overrides = Released in spite of objections
certificate-override-collected = Collected on { $day }, with { $outlet } as destination.
certificate-override-received = Received on { $day }, with { $outlet } as destination.
certificate-override-processed = Processed on { $day }, with { $outlet } as destination.
certificate-override-nowhere = none yet
certificate-objection =
    Objected for { $pieces ->
        [one] { $pieces } piece
       *[other] { $pieces } pieces
    }: { $sentence }
certificate-override-by = Released all the same by { $by }: { $reason }
certificate-or = or

certificate-relies =
    According to document { $number } dated { $day }, issued by { $author }, the equipment listed was processed as stated. { $issuer } did not perform this processing and relies on that document.
certificate-liability =
    This document does not transfer or extinguish any obligation of the party that generated the equipment. Sanitization of data is not part of it.
certificate-replaces = It replaces { $number }.
certificate-count-differs = { $party } counted { $counted } pieces; { $listed } are listed.
certificate-note = Note at the hand-over: { $note }
certificate-left-out =
    { $count ->
        [one] { $count } line of the pickup is not documented by the processor and therefore not listed.
       *[other] { $count } lines of the pickup are not documented by the processor and therefore not listed.
    }
certificate-check =
    { $issuer } keeps this file with its SHA-256. To learn whether a copy is unaltered, ask the issuer to compare it.

certificate-foot-measured = { $number } · Weights measured by the processor
certificate-foot-estimated = { $number } · Weights estimated by model
certificate-foot-mixed = { $number } · Weights measured by the processor, or estimated where marked
certificate-data = What this document says, as data
