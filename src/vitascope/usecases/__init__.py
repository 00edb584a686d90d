"""What the product does: each capability a frozen value whose fields are all that it depends on.

One call is one transaction, opened by the method.
"""
