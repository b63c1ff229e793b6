"""The Streamlit page: the form, the answer, and what stands behind it."""
