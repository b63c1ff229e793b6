"""The entry of the page: its configuration, then everything else is decision.page."""

import sys

import streamlit as st

st.set_page_config(page_title="Hold or sell?", page_icon="⚖️", layout="wide")
waking = st.empty()
if sys.modules.get("decision.page.main") is None:  # after a pause of the server
    waking.caption("Hold or sell? is waking up; this takes a few seconds.")

from decision.page.main import show_page  # noqa: E402 - a word first, it takes long

waking.empty()
show_page()
