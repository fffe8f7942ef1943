"""Rigs that try to lose or spoil a log: `make check-trust`. Each has a control that must fail: a dead rig shows."""
