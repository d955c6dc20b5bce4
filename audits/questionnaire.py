"""What an agreement is asked on its scorecard: the questions, by id; answers are not here.

E1 to E19 are the elements of the guidance on bilateral labour migration agreements that the United
Nations Network on Migration published in February 2022 (seen in pages about it, not in full). D1
to D20 are what the field asked for on the way to the Global Compact for Migration: the report
A/71/285 of the Special Rapporteur on the human rights of migrants, paragraphs 36 to 41, and the
sixth thematic consultation of 2017.
"""

from collections.abc import Mapping

from audits.words import N_

ELEMENTS: Mapping[str, str] = {
    "E1": N_("Legal basis, scope, definitions and aims"),
    "E2": N_("Human rights, labour standards and equality"),
    "E3": N_("Fair recruitment: no fees, a licensed or public channel, sanctions"),
    "E4": N_("Information and training before departure and after arrival"),
    "E5": N_("Migration status, visas and change of employer"),
    "E6": N_("A written contract before departure, without substitution"),
    "E7": N_("Wage protection: level, method, deductions"),
    "E8": N_("Working time, rest, safety and accommodation"),
    "E9": N_("Social protection and health, also after return"),
    "E10": N_("Recognition and development of skills"),
    "E11": N_("Savings and remittances"),
    "E12": N_("Access to justice, complaints, interpreters, consular help"),
    "E13": N_("Freedom of association, bargaining, social dialogue"),
    "E14": N_("Return and reintegration"),
    "E15": N_("A joint committee, contact points, reports, publication"),
    "E16": N_("Gender: women's needs, violence, care and domestic work"),
    "E17": N_("Annexes for sectors: seasonal, health, domestic work"),
    "E18": N_("Duration, renewal, amendment and settlement of disputes"),
    "E19": N_("Monitoring and evaluation with indicators"),
}
DEMANDS: Mapping[str, str] = {
    "D1": N_("The two states cooperate in regulating recruitment agencies"),
    "D2": N_("A joint mechanism follows up how the agreement is carried out"),
    "D3": N_("Workers pay no recruitment fees"),
    "D4": N_("Equal treatment and conditions of nationals and migrants"),
    "D5": N_("Trade unions and civil society take part"),
    "D6": N_("Access to justice, whatever the status"),
    "D7": N_("Labour inspection for all, kept apart from immigration enforcement"),
    "D8": N_("Freedom to change job"),
    "D9": N_("Union rights for all migrant workers"),
    "D10": N_("Information and training, rights included"),
    "D11": N_("A gender approach throughout, with data by sex"),
    "D12": N_("More and better data, with indicators based on rights"),
    "D13": N_("No discrimination by gender, age, origin or disability"),
    "D14": N_("Conventions C97, C143, C189 and the migrant workers' convention ratified by all"),
    "D15": N_("Health, education and social security beside labour rights"),
    "D16": N_("Skills recognised, with equal chances of training"),
    "D17": N_("No slide into irregularity, and ways back from it"),
    "D18": N_("Binding, monitored and accountable cooperation"),
    "D19": N_("The rights of children and the unity of families"),
    "D20": N_("Regular channels at all levels of skill"),
}
QUESTIONS: Mapping[str, str] = {**ELEMENTS, **DEMANDS}
RATIFIED = ("C97", "C143", "C189", "CMW")
"""The conventions that D14 asks about."""
