"""Start Followup from a checkout: the window, or a command."""

from followup.__main__ import main

raise SystemExit(main())
