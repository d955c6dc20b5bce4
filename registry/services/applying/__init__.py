"""Applications for a licence: what a register asks of them, their papers, objections to them.

The steps of an application are acts (`registry.acts`); here is what is published beside them and
what anybody may say against them.
"""
