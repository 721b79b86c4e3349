refusal-certificates-do-not-move = This facility holds certificates, and a certificate does not move. If the facility moved, enter that it moved; if the address was wrong, say that you correct it.
refusal-certification-has-checks = Somebody looked this certification up, and what was seen is kept. Change what was entered wrongly instead.
refusal-terms-in-force = These terms have applied since { $day }: a pickup may rely on them. Note new terms instead.
