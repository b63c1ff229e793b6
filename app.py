"""The entry of the page: its configuration, then everything else is decision.page."""

import streamlit as st

from decision.page.main import show_page

st.set_page_config(page_title="Hold or sell?", page_icon="⚖️", layout="wide")
show_page()
