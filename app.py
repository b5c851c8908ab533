"""The Streamlit entry (页面入口): navigation only; the pages are in `ui/`.

The server imports this file for the application below; Streamlit then runs the
same file once for each click.
"""

from __future__ import annotations

import streamlit as st

if __name__ == "__main__":
    from ui.parts.shell import main

    main()
else:
    from ui.parts.plain import routes
    from ui.parts.server import lifespan, middleware

    app = st.App(__file__, middleware=middleware(), routes=routes(), lifespan=lifespan)
