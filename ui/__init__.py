"""What the pages show (界面): one file a page here, shared parts in `ui/parts/`.

Only this package and `app.py` import streamlit. A file here that declares `PAGE`
is a page; nothing else needs an edit to add one.
"""
