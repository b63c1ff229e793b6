"""The smallest page there is: what Streamlit itself takes."""

import streamlit as st

st.title("Hello")
number = st.number_input("Number", value=1)
st.write(number)
