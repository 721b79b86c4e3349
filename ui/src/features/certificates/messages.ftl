### Issued certificates: the list and what can be done with one.

certificate-kind-recycling = Certificate of recycling
certificate-kind-custody = Custody record
certificates-title = Certificates
certificates-count =
    { $count ->
        [0] none issued
       *[other] { $count } issued
    }
certificates-number = Number
certificates-kind = Document
certificates-customer = Customer
certificates-pickup = Pickup
certificates-lines = Lines
certificates-pages = Pages
certificates-issued = Issued
certificates-issued-on = Issued { $day }
certificates-of-pickup = Pickup { $number }
certificates-sha = SHA-256 of the PDF
certificates-sha-note = A copy with another sum was changed after it was issued.
certificates-custody-note = It says who has had the equipment, not that it was recycled.
certificates-open = Open
certificates-save = Save as…
certificates-save-title = Save the certificate
certificates-saved = Saved { $number } to { $path }
certificates-print = Print
certificates-none = No certificates yet
certificates-none-text = A certificate is issued from a pickup once the recycler has documented it.
certificates-to-pickups = Open pickups

action-issue-certificate = Issued { $number } for { $customer }
