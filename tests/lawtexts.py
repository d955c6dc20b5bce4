"""An invented agreement between Nepal and Malaysia, for tests of law that people edit."""

TALE = """\
id = "NPL-MYS-1999"
kind = "agreement"
title = "An invented agreement"
origin = "NPL"
destination = "MYS"
signed = 1999-04-01
in_force = 1999-05-01
confidence = "low"

[joint_body]
name = "The invented committee"
meeting_frequency = ""
cite = "art. 9"
seen = "full_text"

[[clause]]
id = "01"
says = "The worker pays no fee."
cite = "art. 1"
seen = "full_text"
check = "nothing-paid"
items = ["fees"]

[[clause]]
id = "02"
says = "Visa costs come back after sixty days."
cite = "art. 2"
seen = "full_text"
check = "repaid-by"
items = ["visa"]
[[clause.days]]
since = 1999-05-01
value = 60
cite = "art. 2(1)"

[[clause]]
id = "03"
says = "Wages are paid by the seventh day."
cite = "art. 3"
seen = "full_text"
check = "wage-by-day"
day = 7

[[unchecked]]
id = "04"
says = "The committee meets."
cite = "art. 9"
seen = "full_text"
why = "What a committee does is not among the recorded facts."
"""
