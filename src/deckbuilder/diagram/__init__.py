"""Diagram geometry: shapes, places and sizes in points, without any knowledge of file formats."""
