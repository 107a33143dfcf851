//! White space between blocks as the Markdown renderer writes it.
