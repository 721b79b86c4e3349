# What stands on every document of the reseller.

document-issued = Issued { $day }
document-page = { "{" }page{ "}" } of { "{" }pages{ "}" }
