"""What workers know an agency by: kinds of entries, entering and ending them, what is public.

Events hold hashes of a person's values in place of the values (`services.veiling`).
"""
